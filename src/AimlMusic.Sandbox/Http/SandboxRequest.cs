using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>One request, read whole.</summary>
internal sealed class SandboxRequest
{
    private const string KeyScheme = "Bearer ";

    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    private SandboxRequest(HttpRequestMessage message, byte[] bytes, DateTimeOffset time, string id)
    {
        foreach (var header in message.Headers)
        {
            // The products of a User-Agent stand side by side; all other headers are lists.
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

    /// <summary>The body, or null where it is not JSON.</summary>
    public JsonElement? Body { get; }

    /// <summary>The recording in it; null where it is no form.</summary>
    public ReferenceUpload? Upload { get; }

    /// <summary>Whether the client says that the body is JSON.</summary>
    public bool IsJson { get; }

    /// <summary>The key that came with it; empty where none did.</summary>
    public string Key =>
        Header("Authorization") is { } header && header.StartsWith(KeyScheme, StringComparison.OrdinalIgnoreCase)
            ? header.Substring(KeyScheme.Length).Trim()
            : "";

    /// <summary>The id of the generation that was asked for, once it has one.</summary>
    public string? InferenceId { get; set; }

    /// <summary>The fault that this request ran into.</summary>
    public SandboxFault? Fault { get; set; }

    /// <summary>How long the work takes that the answer waits for.</summary>
    public TimeSpan AnswerAfter { get; set; }

    public static async Task<SandboxRequest> ReadAsync(HttpRequestMessage message, DateTimeOffset time, string id)
    {
        // Read to the end even where nobody wants it: a body left unread would break the connection.
        using var bytes = new MemoryStream();
        if (message.Content is not null)
        {
            await message.Content.CopyToAsync(bytes).ConfigureAwait(false);
        }

        return new SandboxRequest(message, bytes.ToArray(), time, id);
    }

    public string? Header(string name) => _headers.TryGetValue(name, out var value) ? value : null;
}
