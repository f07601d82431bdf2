"""Write the shipped schemas anew."""

from community_gov.host.schemas.making import write_schemas

write_schemas()
