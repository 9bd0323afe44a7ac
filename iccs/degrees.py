"""Degrees of latitude and longitude, as a form takes them."""

from django.core.validators import MaxValueValidator, MinValueValidator


def degrees_up_to(most: int) -> list[MaxValueValidator | MinValueValidator]:
    """What refuses degrees further than `most` from nought."""
    words = f"Enter degrees from -{most} to {most}."
    return [MinValueValidator(-most, words), MaxValueValidator(most, words)]
