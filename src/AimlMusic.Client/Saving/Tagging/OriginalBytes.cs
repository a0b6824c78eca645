using System.Security.Cryptography;

namespace AimlMusic.Saving;

/// <summary>
/// Restores the bytes as served from a tagged or untagged file, so that their digest can be verified later with <c>Sha256Served</c>
/// in the sidecar file.
/// </summary>
internal static class OriginalBytes
{
    private const int BufferSize = 64 * 1024;

    /// <summary>
    /// The file as served, in pieces. A file that was not tagged here is one piece. Null if a large tag of the service was replaced, so that the
    /// bytes cannot be restored.
    /// </summary>
    public static IReadOnlyList<OriginalPiece>? Find(Stream file)
    {
        try
        {
            var (tag, end) = FindTag(file);
            if (tag is not null && Id3Reader.Read(tag).Select(OriginalNote.In).FirstOrDefault(found => found is not null) is { } note)
            {
                return OriginalNote.ToPieces(note, end, file.Length);
            }
        }
        catch (UntaggableException)
        {
            // It was not tagged here.
        }

        return [new(0, file.Length)];
    }

    /// <summary>The SHA-256 of the file as served, in lower-case hexadecimal; null if it cannot be restored.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Sha256(string path)
    {
        using var file = RegularFile.OpenRead(path);
        if (Find(file) is not { } pieces)
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        foreach (var piece in pieces)
        {
            if (piece.Bytes is { } bytes)
            {
                hash.AppendData(bytes);
                continue;
            }

            file.Seek(piece.At, SeekOrigin.Begin);
            int count;
            for (var left = piece.Length; left > 0; left -= count)
            {
                count = file.ReadFully(buffer, (int)Math.Min(left, buffer.Length));
                if (count == 0)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, count);
            }
        }

        return hash.ToHex();
    }

    /// <summary>The ID3 tag before the audio of an MP3, or in the last chunk of a WAV file, and the position of its end.</summary>
    private static (byte[]? Tag, long End) FindTag(Stream file)
    {
        var head = new byte[AudioSniffer.HeadLength];
        file.Seek(0, SeekOrigin.Begin);
        var filled = file.ReadFully(head, head.Length);
        if (AudioSniffer.Recognize(head, filled) == AudioKind.Wav)
        {
            return RiffLayout.Read(file).Chunks[^1] is { Id: "id3 " } last ? (RiffLayout.ReadContent(file, last), last.Next) : default;
        }

        var length = Mp3Prefix.LengthOfTag(head.AsSpan(0, filled));
        var tag = new byte[length];
        file.Seek(0, SeekOrigin.Begin);
        return length > 0 && file.ReadFully(tag, length) == length ? (tag, length) : default;
    }
}
