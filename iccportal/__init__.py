"""Settings, addresses and what belongs to no room: accounts, pure functions, charts."""
