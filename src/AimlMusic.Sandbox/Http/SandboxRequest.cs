using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>One complete request.</summary>
internal sealed class SandboxRequest
{
    private const string KeyScheme = "Bearer ";

    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    private SandboxRequest(HttpRequestMessage message, byte[] bytes, DateTimeOffset time, string id)
    {
        foreach (var header in message.Headers)
        {
            // The products in a User-Agent are separated by spaces; the values of all other headers by commas.
            var separator = header.Key.Equals("User-Agent", StringComparison.OrdinalIgnoreCase) ? " " : ", ";
            _headers[header.Key] = string.Join(separator, header.Value);
        }

        Method = message.Method.Method;
        Uri = message.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        Query = new QueryString(Uri);
        Upload = ReferenceUpload.Read(message.Content, bytes);
        Body = Upload is null ? JsonBody.TryParse(bytes) : null;
        IsJson = message.Content?.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true;
        Time = time;
        Id = id;
    }

    /// <summary>The id of this HTTP exchange, not of a generation.</summary>
    public string Id { get; }

    public DateTimeOffset Time { get; }

    public Uri Uri { get; }

    public string Method { get; }

    public string Path => Uri.AbsolutePath;

    public QueryString Query { get; }

    /// <summary>The body, or null if it is not JSON.</summary>
    public JsonElement? Body { get; }

    /// <summary>The recording in the form; null if the body is not a form.</summary>
    public ReferenceUpload? Upload { get; }

    /// <summary>Whether the content type is JSON.</summary>
    public bool IsJson { get; }

    /// <summary>The key; empty if there is none.</summary>
    public string Key =>
        Header("Authorization") is { } header && header.StartsWith(KeyScheme, StringComparison.OrdinalIgnoreCase)
            ? header.Substring(KeyScheme.Length).Trim()
            : "";

    /// <summary>The id of the requested generation, once there is one.</summary>
    public string? InferenceId { get; set; }

    /// <summary>The fault that applies to this request.</summary>
    public SandboxFault? Fault { get; set; }

    /// <summary>The time that the answer takes.</summary>
    public TimeSpan AnswerAfter { get; set; }

    public static async Task<SandboxRequest> ReadAsync(HttpRequestMessage message, DateTimeOffset time, string id)
    {
        // The body is always read to its end, because an unread body would break the connection.
        using var bytes = new MemoryStream();
        if (message.Content is not null)
        {
            await message.Content.CopyToAsync(bytes).ConfigureAwait(false);
        }

        return new SandboxRequest(message, bytes.ToArray(), time, id);
    }

    public string? Header(string name) => _headers.TryGetValue(name, out var value) ? value : null;
}
