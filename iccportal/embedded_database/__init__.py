"""PostgreSQL without a server: the embedded one, started when first spoken to.

Used where DATABASE_URL is not set: in the demonstration, in development and in tests.
Commands that need no database never start it.
"""
