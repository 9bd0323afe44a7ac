"""The screens: home by role, the whole system, each Oversight Group, community and measure."""
