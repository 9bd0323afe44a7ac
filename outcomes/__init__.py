"""What changed for people: PAM levels, and wellbeing before and after projects.

People are random local references; no question of any instrument is kept here, only scores.
"""
