using System.Net.Http.Headers;

namespace AimlMusic.Saving;

/// <summary>
/// Which bytes lie behind a link: two answers with the same mark are answers about the same file. A strong ETag says so, else the
/// time of the last change, else the link's path; the whole length belongs to each.
/// </summary>
internal sealed record EntityTag
{
    private EntityTag(string mark, long total, string? condition)
    {
        Mark = mark;
        Total = total;
        Condition = condition;
    }

    /// <summary>Eight letters for the name of a partial file.</summary>
    public string Mark { get; }

    /// <summary>The whole file's length, in bytes.</summary>
    public long Total { get; }

    /// <summary>What <c>If-Range</c> says to get a part of this very file; null where the server gave nothing for it.</summary>
    public string? Condition { get; }

    /// <summary>What an answer is about; null where it does not tell how long the whole is, so that no part of it can be continued.</summary>
    public static EntityTag? Of(HttpResponseMessage response, Uri uri)
    {
        // The length is that of the encoded bytes then, and a part of them cannot be decoded.
        if (response.Content.IsEncoded())
        {
            return null;
        }

        var headers = response.Content.Headers;
        if ((headers.ContentRange is { } range ? range.Length : headers.ContentLength) is not { } total)
        {
            return null;
        }

        // A weak tag promises the same song, not the same bytes.
        var tag = response.Headers.ETag;
        tag = tag?.IsWeak == true ? null : tag;
        var condition = tag?.ToString() ?? headers.LastModified?.ToString("r");
        return new(Digest($"{Kind(tag, headers)}:{condition ?? uri.AbsolutePath}:{total}"), total, condition);
    }

    private static string Kind(EntityTagHeaderValue? tag, HttpContentHeaders headers) => tag is not null ? "tag" : headers.LastModified is not null ? "time" : "path";

    private static string Digest(string text) => Hex.Sha256Of(text)[..8];
}
