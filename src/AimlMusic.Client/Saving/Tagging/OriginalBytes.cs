using System.Security.Cryptography;

namespace AimlMusic.Saving;

/// <summary>
/// Finds in a song's file, tagged or not, the bytes that were served, so that the digest of those can be checked later:
/// a sidecar's <c>Sha256Served</c> stays true of a file that was tagged.
/// </summary>
internal static class OriginalBytes
{
    private const int BufferSize = 64 * 1024;

    /// <summary>
    /// The file as it was served, in pieces. A file that was not tagged here is one piece, all of it; null where a large tag of the
    /// service's own was rewritten, and the bytes cannot be had again.
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
            // It cannot be one that was tagged here.
        }

        return [new(0, file.Length)];
    }

    /// <summary>The SHA-256 of the file as it was served, in lower-case hexadecimal; null where it cannot be had.</summary>
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

    /// <summary>The ID3 tag before the audio of an mp3, or in the last chunk of a wav, and where it ends.</summary>
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
