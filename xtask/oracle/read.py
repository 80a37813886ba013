"""Reads recorded upstream connections with two parsers that know nothing of
demur or of each other, and compares what they saw.

Usage: read.py FILE; the file holds records: 4 bytes length (big endian), octets.
Prints `N connections, M requests`, or the first disagreement and exits 1.
"""

import struct
import sys

import h11
import httptools


class Collector:
    def __init__(self):
        self.requests = []

    def on_message_begin(self):
        self.target, self.fields, self.body = b"", [], b""

    def on_url(self, url):
        self.target += url

    def on_header(self, name, value):
        self.fields.append((name.lower(), value.strip()))

    def on_body(self, body):
        self.body += body

    def on_message_complete(self):
        self.requests.append((self.parser.get_method(), self.target, self.fields, self.body))


def with_httptools(octets):
    collector = Collector()
    collector.parser = httptools.HttpRequestParser(collector)
    collector.parser.feed_data(octets)
    return collector.requests


def with_h11(octets):
    requests, connection = [], h11.Connection(h11.SERVER, max_incomplete_event_size=1 << 20)
    connection.receive_data(octets)
    current = None
    while True:
        event = connection.next_event()
        if isinstance(event, h11.Request):
            current = [event.method, event.target, [(bytes(n), bytes(v)) for n, v in event.headers], b""]
        elif isinstance(event, h11.Data):
            current[3] += bytes(event.data)
        elif isinstance(event, h11.EndOfMessage):
            requests.append(tuple(current))
            connection.send(h11.Response(status_code=200, headers=[("content-length", "0")]))
            connection.send(h11.EndOfMessage())
            if connection.our_state is h11.MUST_CLOSE:
                return requests
            connection.start_next_cycle()
        else:
            return requests


def records(path):
    with open(path, "rb") as file:
        while header := file.read(4):
            yield file.read(struct.unpack(">I", header)[0])


def main():
    connections = requests = 0
    for octets in records(sys.argv[1]):
        connections += 1
        try:
            first, second = with_h11(octets), with_httptools(octets)
        except Exception as error:  # a parser that refuses what we sent is a finding
            sys.exit(f"refused: {error!r}\n{octets!r}")
        if first != second:
            sys.exit(f"h11: {first!r}\nhttptools: {second!r}\n{octets!r}")
        requests += len(first)
    print(f"{connections} connections, {requests} requests")


main()
