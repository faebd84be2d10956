"""What strace writes is read right: this machine is not the outside, everything else is."""

from tools.outside_calls import outside_calls

INSIDE = """
12<python> connect(3, {sa_family=AF_INET, sin_port=htons(8000), sin_addr=inet_addr("127.0.0.1")}, 16) = 0
12<python> connect(3, {sa_family=AF_INET6, sin6_port=htons(80), inet_pton(AF_INET6, "::1", &sin6_addr)}, 28) = 0
12<python> connect(3, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = -1 ENOENT
"""
OUTSIDE = """
13<granian> connect(9, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.53")}, 16) = 0
13<granian> sendto(9, "x", 1, 0, {sa_family=AF_INET6, inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28) = 1
14 connect(9, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("198.51.100.7")}, 16) = -1 EINPROGRESS
"""


def test_this_machine_is_not_outside():
    assert outside_calls(INSIDE.splitlines()) == {}


def test_everything_else_is():
    assert dict(outside_calls(OUTSIDE.splitlines())) == {
        ("granian", "192.0.2.53"): 1,
        ("granian", "2001:db8::1"): 1,
        ("?", "198.51.100.7"): 1,
    }
