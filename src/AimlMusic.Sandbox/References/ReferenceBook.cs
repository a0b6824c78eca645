using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>The uploaded voices and accompaniments.</summary>
internal sealed class ReferenceBook(SandboxSeed seed)
{
    private readonly object _lock = new();
    private readonly HashSet<string> _voices = new(StringComparer.Ordinal);
    private readonly HashSet<string> _instrumentals = new(StringComparer.Ordinal);
    private int _count;

    public string AddVoice(DateTimeOffset time) => Add(_voices, "vocal", time);

    public string AddInstrumental(DateTimeOffset time) => Add(_instrumentals, "instrumental", time);

    public bool HasVoice(string id) => Has(_voices, id);

    public bool HasInstrumental(string id) => Has(_instrumentals, id);

    private string Add(HashSet<string> ids, string kind, DateTimeOffset time)
    {
        lock (_lock)
        {
            var token = seed.NanoId("reference:" + (++_count).ToString(CultureInfo.InvariantCulture)).Replace('_', 'x').Replace('-', 'y').Substring(0, 8);
            var id = $"{kind}-{time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}{(_count % 100).ToString("00", CultureInfo.InvariantCulture)}-{token}";
            ids.Add(id);
            return id;
        }
    }

    private bool Has(HashSet<string> ids, string id)
    {
        lock (_lock)
        {
            return ids.Contains(id);
        }
    }
}
