"""Makes a song with each model as the vendor's Python examples do: submit, poll while it is pending, download."""
import json
import sys
import time
import urllib.parse
import urllib.request

BASE_URL, API_KEY = sys.argv[1], "key"
REQUESTS = json.loads(sys.argv[2])


def call(url, body=None):
    headers = {"Authorization": f"Bearer {API_KEY}", "Content-Type": "application/json", "User-Agent": "songs/1.0"}
    request = urllib.request.Request(url, None if body is None else json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


for body in REQUESTS:
    song = call(f"{BASE_URL}/v2/generate/audio", body)
    query = urllib.parse.urlencode({"generation_id": song["id"]})
    deadline = time.time() + 60
    while song["status"] in ("queued", "generating", "waiting", "active", "processing") and time.time() < deadline:
        time.sleep(0.05)
        song = call(f"{BASE_URL}/v2/generate/audio?{query}")
    with urllib.request.urlopen(song["audio_file"]["url"]) as file:
        print(body["model"], song["status"], file.read()[:4].decode("latin-1"), sep="|")
