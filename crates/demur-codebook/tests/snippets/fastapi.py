"""Reads snippets and their requests, as JSON, and writes the last answer of each."""
import json
import sys

from fastapi.testclient import TestClient


def ask(client, request):
    fields = [tuple(field) for field in request["fields"]]
    content = request["content"].encode()
    # The client says how it sends: in chunks what comes piece by piece, with a length what is whole.
    if any(name.lower() == "transfer-encoding" for name, _ in fields):
        fields = [field for field in fields if field[0].lower() != "transfer-encoding"]
        content = iter([content])
    return client.request(request["method"], request["target"], headers=fields, content=content)


def run(snippet):
    names = {"__name__": "snippet"}
    exec(compile(snippet["code"], "snippet", "exec"), names)
    client = TestClient(names["app"], base_url="http://api.example", follow_redirects=False)
    answers = [ask(client, request) for request in snippet["requests"]]
    return {"status": answers[-1].status_code, "fields": list(answers[-1].headers.multi_items())}


json.dump([run(snippet) for snippet in json.load(sys.stdin)], sys.stdout)
