"""What is handed out: frozen quarterly editions, packs, downloads, and the feed.

Every output reads the tables that `reports.contents` lists, in the release for its audience;
nothing here goes back to the figures behind a release.
"""
