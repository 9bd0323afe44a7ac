"""How the web process is served: sync workers of one thread each, which suit pages made by CPU."""

from environs import Env

_env = Env()

bind = _env.str("BIND", "127.0.0.1:8000")
workers = _env.int("WEB_CONCURRENCY", 2)
preload_app = True
control_socket_disable = True  # nothing speaks to it
timeout = 60
keepalive = 5
limit_request_line = 8190
forwarded_allow_ips = _env.str("FORWARDED_ALLOW_IPS", "127.0.0.1")
