"""What does not wait for the morning."""

from community_gov.plugin import Telling

TELLINGS = (
    # Somebody is shut in: whatever the place calls quiet hours.
    Telling(
        "rescue",
        "entrapment",
        (
            "control_room",
            "property_staff",
            "safety_officer",
            "maintenance_duty",
            "maintenance_worker",
            "firefighter",
            "rescue_platform",
        ),
        urgent=True,
    ),
)
