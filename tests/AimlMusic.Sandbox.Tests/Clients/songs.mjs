// Makes a song with each model as the vendor's JavaScript examples do: submit, poll while it is pending, download.
const [baseUrl, requests] = [process.argv[2], JSON.parse(process.argv[3])];
const headers = { Authorization: 'Bearer key', 'Content-Type': 'application/json' };

const call = async (url, body) => {
  const answer = await fetch(url, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
};

for (const body of requests) {
  let song = await call(`${baseUrl}/v2/generate/audio`, body);
  const url = `${baseUrl}/v2/generate/audio?${new URLSearchParams({ generation_id: song.id })}`;
  const deadline = Date.now() + 60_000;
  while (['queued', 'generating', 'waiting', 'active', 'processing'].includes(song.status) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    song = await call(url);
  }
  const file = new Uint8Array(await (await fetch(song.audio_file.url)).arrayBuffer());
  console.log([body.model, song.status, String.fromCharCode(...file.slice(0, 4))].join('|'));
}
