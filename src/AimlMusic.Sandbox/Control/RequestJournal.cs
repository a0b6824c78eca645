using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>The requests to the sandbox. All are counted, and the latest are kept.</summary>
internal sealed class RequestJournal
{
    private const int Capacity = 10_000;

    private readonly object _lock = new();
    private readonly Queue<RequestEntry> _entries = new();
    private int _count;

    public RequestEntry Add(string route, SandboxRequest request)
    {
        lock (_lock)
        {
            var entry = new RequestEntry(++_count, route, request);
            _entries.Enqueue(entry);
            if (_entries.Count > Capacity)
            {
                _entries.Dequeue();
            }

            return entry;
        }
    }

    public void SetStatus(RequestEntry entry, int status)
    {
        lock (_lock)
        {
            entry.Status = status;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _count = 0;
        }
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        lock (_lock)
        {
            json.WriteNumber("count", _count);
            json.WriteStartArray("requests");
            foreach (var entry in _entries)
            {
                entry.WriteTo(json);
            }

            json.WriteEndArray();
        }
    }
}
