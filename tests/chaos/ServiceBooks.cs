using System.Text.Json;
using AimlMusic.Sandbox;

namespace AimlMusic.Chaos;

/// <summary>Reads the data of the service: its journal, its account and the songs. It reads in process, without faults.</summary>
internal sealed class ServiceBooks(SandboxService service)
{
    private readonly Dictionary<string, string> _prompts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _firstSent = new(StringComparer.Ordinal);
    private readonly HashSet<int> _sentAgain = [];
    private readonly HashSet<int> _expired = [];

    /// <summary>The number of downloads with an expired link.</summary>
    public int Expired => _expired.Count;

    /// <summary>The number of submits with an id that was used before.</summary>
    public int SentAgain => _sentAgain.Count;

    /// <summary>Reads the journal before its older entries are removed.</summary>
    public async Task FollowAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await ReadJournalAsync();
            await Task.Delay(TimeSpan.FromSeconds(5), ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task<IReadOnlyList<Charge>> ReadChargesAsync()
    {
        await ReadJournalAsync();
        using var account = await AskAsync("sandbox/account");
        return
        [
            .. account.RootElement.GetProperty("charges").EnumerateArray().Select(charge =>
            {
                var key = charge.GetProperty("clientRequestId").GetString()!;
                return new Charge(charge.GetProperty("id").GetString()!, key, _prompts[key], charge.GetProperty("refunded").GetBoolean());
            }),
        ];
    }

    /// <summary>The song as the service rendered it.</summary>
    public async Task<byte[]> DownloadAsync(string id)
    {
        using var answer = await AskAsync($"v2/generate/audio?generation_id={Uri.EscapeDataString(id)}");
        using HttpRequestMessage request = new(HttpMethod.Get, answer.RootElement.GetProperty("audio_file").GetProperty("url").GetString());
        using var response = await service.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private async Task ReadJournalAsync()
    {
        using var journal = await AskAsync("sandbox/requests");
        foreach (var entry in journal.RootElement.GetProperty("requests").EnumerateArray())
        {
            var route = entry.GetProperty("route").GetString();
            if (route == "submit" && entry.GetProperty("clientRequestId").GetString() is { } key)
            {
                var number = entry.GetProperty("number").GetInt32();
                if (!_firstSent.TryAdd(key, number) && _firstSent[key] != number)
                {
                    _sentAgain.Add(number);
                }

                _prompts[key] = entry.GetProperty("body").GetProperty("prompt").GetString()!;
            }
            else if (route == "download" && entry.GetProperty("status") is { ValueKind: JsonValueKind.Number } status && status.GetInt32() == 403)
            {
                _expired.Add(entry.GetProperty("number").GetInt32());
            }
        }
    }

    private async Task<JsonDocument> AskAsync(string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(service.Options.BaseUri, path));
        request.Headers.Add("Authorization", "Bearer auditor");
        request.Headers.Add("User-Agent", "AimlMusic.Chaos");
        using var response = await service.SendAsync(request);
        return JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
    }
}
