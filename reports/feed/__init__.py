"""The feed: the tables of reports as JSON, CSV and OData, for Excel, Power BI, R and pandas.

A person makes a token for a purpose; with it a program reads what that person may read, in the
release for the token's audience. Nothing can be changed through the feed.
"""
