using System.Net.Http.Headers;

namespace AimlMusic.Saving;

/// <summary>
/// Identifies the version of a file behind a link. It consists of the length and, in this order of priority, a strong ETag, the time of the
/// last modification, or the path of the link. Answers with the same mark are about the same file.
/// </summary>
internal sealed record EntityTag
{
    private EntityTag(string mark, long total, string? condition)
    {
        Mark = mark;
        Total = total;
        Condition = condition;
    }

    /// <summary>Eight characters for the name of a partial file.</summary>
    public string Mark { get; }

    /// <summary>The length of the whole file, in bytes.</summary>
    public long Total { get; }

    /// <summary>The value of <c>If-Range</c> for a part of the same file; null if the server provides none.</summary>
    public string? Condition { get; }

    /// <summary>The version in an answer; null if the length is not known, so that a part cannot be continued.</summary>
    public static EntityTag? Of(HttpResponseMessage response, Uri uri)
    {
        // The length is that of the encoded bytes, and a part of them cannot be decoded.
        if (response.Content.IsEncoded())
        {
            return null;
        }

        var headers = response.Content.Headers;
        if ((headers.ContentRange is { } range ? range.Length : headers.ContentLength) is not { } total)
        {
            return null;
        }

        // A weak tag means the same song, but not the same bytes.
        var tag = response.Headers.ETag;
        tag = tag?.IsWeak == true ? null : tag;
        var condition = tag?.ToString() ?? headers.LastModified?.ToString("r");
        return new(Digest($"{Kind(tag, headers)}:{condition ?? uri.AbsolutePath}:{total}"), total, condition);
    }

    private static string Kind(EntityTagHeaderValue? tag, HttpContentHeaders headers) => tag is not null ? "tag" : headers.LastModified is not null ? "time" : "path";

    private static string Digest(string text) => Hex.Sha256Of(text)[..8];
}
