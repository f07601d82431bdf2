"""What the town is: frozen values, without input or output, clock or framework."""
