"""The people of the demonstration."""

LEAD = "lead.kendal@example.nhs.uk"
GROUP_MEMBER = "group.south.cumbria@example.nhs.uk"
ANALYST = "analyst@example.nhs.uk"
ADMINISTRATOR = "administrator@example.nhs.uk"
PASSWORD = "demonstration-only-2020"
