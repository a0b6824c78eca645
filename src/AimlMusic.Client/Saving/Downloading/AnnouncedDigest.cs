namespace AimlMusic.Saving;

/// <summary>
/// The digest of the content in the headers of an answer. Only headers with a fixed meaning are used: an ETag may or may not be an MD5, and
/// nothing shows which.
/// </summary>
internal sealed record AnnouncedDigest
{
    /// <summary>RFC 9530, <c>Repr-Digest</c>: the digest of the whole file, even if only a part is sent.</summary>
    public byte[]? Sha256 { get; private init; }

    /// <summary>Google's <c>x-goog-hash</c> for the whole file, and <c>Content-MD5</c> for the sent content.</summary>
    public byte[]? Md5 { get; private init; }

    public static AnnouncedDigest Of(HttpResponseMessage response) => response.Content.IsEncoded() ? new() : new()
    {
        Sha256 = Decode(Values(response, "Repr-Digest").FirstOrDefault(value => value.StartsWith("sha-256=:", StringComparison.OrdinalIgnoreCase))?["sha-256=:".Length..].TrimEnd(':'), 32),
        Md5 = Decode(Values(response, "x-goog-hash").FirstOrDefault(value => value.StartsWith("md5=", StringComparison.OrdinalIgnoreCase))?["md5=".Length..], 16)
            ?? (response.Content.Headers.ContentRange is null ? Md5Of(response) : null),
    };

    /// <summary>Compares the received file with the digest. Returns a fault or a proof, or neither if there was no digest.</summary>
    public (string? Fault, string? Proof) Compare(PartialFile file)
    {
        if (Sha256 is { } sha256)
        {
            return file.Sha256 == sha256.ToHex() ? (null, Right("SHA-256")) : (Other("SHA-256"), null);
        }

        if (Md5 is { } md5 && file.Audio.Md5 is { } came)
        {
            return came.AsSpan().SequenceEqual(md5) ? (null, Right("MD5")) : (Other("MD5"), null);
        }

        return (null, null);
    }

    private static string Right(string name) => $"its {name} matches the one that the storage reports";

    private static string Other(string name) => $"its {name} does not match the one that the storage reports";

    private static byte[]? Md5Of(HttpResponseMessage response)
    {
        try
        {
            return response.Content.Headers.ContentMD5 is { Length: 16 } md5 ? md5 : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Values(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? values.SelectMany(value => value.Split(',')).Select(value => value.Trim())
            : [];

    private static byte[]? Decode(string? text, int length)
    {
        try
        {
            return text is not null && Convert.FromBase64String(text) is var bytes && bytes.Length == length ? bytes : null;
        }
        catch (FormatException)
        {
            // A value that cannot be decoded is ignored.
            return null;
        }
    }
}
