"""Reading what places and plugins bring along."""
