namespace AimlMusic.Sandbox;

/// <summary>The names of faults in JSON.</summary>
internal static class FaultWords
{
    public static IReadOnlyDictionary<string, FaultRoute> Routes { get; } = new Dictionary<string, FaultRoute>
    {
        ["any"] = FaultRoute.Any,
        ["submit"] = FaultRoute.Submit,
        ["poll"] = FaultRoute.Poll,
        ["download"] = FaultRoute.Download,
        ["logs"] = FaultRoute.Logs,
        ["billing"] = FaultRoute.Billing,
        ["models"] = FaultRoute.Models,
        ["upload"] = FaultRoute.Upload,
        ["transactions"] = FaultRoute.Transactions,
        ["key"] = FaultRoute.Key,
        ["deprecations"] = FaultRoute.Deprecations,
        ["schema"] = FaultRoute.Schema,
        ["preprocess"] = FaultRoute.Preprocess,
        ["usage"] = FaultRoute.Usage,
    };

    public static IReadOnlyDictionary<string, FaultBody> Bodies { get; } = new Dictionary<string, FaultBody>
    {
        ["html"] = FaultBody.Html,
        ["malformed"] = FaultBody.Malformed,
        ["truncated"] = FaultBody.Truncated,
        ["slow"] = FaultBody.Slow,
        ["empty"] = FaultBody.Empty,
        ["problem"] = FaultBody.Problem,
        ["message"] = FaultBody.Message,
    };

    public static IReadOnlyDictionary<string, FaultEncoding> Encodings { get; } = new Dictionary<string, FaultEncoding>
    {
        ["gzip"] = FaultEncoding.Gzip,
        ["deflate"] = FaultEncoding.Deflate,
        ["rawDeflate"] = FaultEncoding.RawDeflate,
        ["br"] = FaultEncoding.Brotli,
        ["utf8Bom"] = FaultEncoding.Utf8Bom,
        ["utf16"] = FaultEncoding.Utf16,
        ["utf16BigEndian"] = FaultEncoding.Utf16BigEndian,
    };

    public static IReadOnlyDictionary<string, FaultLink> Links { get; } = new Dictionary<string, FaultLink>
    {
        ["none"] = FaultLink.None,
        ["noUrl"] = FaultLink.NoUrl,
        ["list"] = FaultLink.List,
        ["string"] = FaultLink.Bare,
        ["audioUrl"] = FaultLink.AudioUrl,
    };

    public static IReadOnlyDictionary<string, FaultReset> Resets { get; } = new Dictionary<string, FaultReset>
    {
        ["before"] = FaultReset.Before,
        ["after"] = FaultReset.After,
    };

    public static IReadOnlyDictionary<string, FaultDownload> Downloads { get; } = new Dictionary<string, FaultDownload>
    {
        ["short"] = FaultDownload.CutShort,
        ["corrupt"] = FaultDownload.Corrupt,
        ["html"] = FaultDownload.Html,
        ["noRange"] = FaultDownload.NoRange,
        ["slow"] = FaultDownload.Slow,
    };

    public static string Of<T>(IReadOnlyDictionary<string, T> words, T value)
        where T : struct =>
        words.First(word => word.Value.Equals(value)).Key;
}
