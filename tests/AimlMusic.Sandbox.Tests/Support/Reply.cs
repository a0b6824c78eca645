using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

/// <summary>An answer, read whole.</summary>
public sealed class Reply
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly byte[] _bytes;

    private Reply(HttpResponseMessage response, byte[] bytes)
    {
        Status = (int)response.StatusCode;
        _bytes = bytes;
        foreach (var header in response.Headers.Concat(response.Content.Headers))
        {
            _headers[header.Key] = string.Join(", ", header.Value);
        }
    }

    public int Status { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public JsonNode Json => JsonNode.Parse(_bytes)!;

    public string Body => System.Text.Encoding.UTF8.GetString(Bytes);

    public static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return new Reply(response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    public string? Header(string name) => _headers.GetValueOrDefault(name);

    public string Text(string name) => Json[name]!.GetValue<string>();

    /// <summary>The paths of all mistakes that a refusal names.</summary>
    public IReadOnlyList<string> MistakenPaths() =>
        [.. Json["error"]!["data"]!.AsArray().Select(issue => string.Join('.', issue!["path"]!.AsArray().Select(step => step!.GetValue<string>())))];
}
