using System.Security.Cryptography;

namespace AimlMusic.Saving;

/// <summary>Tags an MP3. The tag is before the audio, so the file is copied after it, and hashed at the same time.</summary>
internal static class Mp3Tagger
{
    private const int BufferSize = 128 * 1024;
    private const string Extension = ".tag";

    public static async Task<TagOutcome> ApplyAsync(string path, SongTags tags, TimeProvider? time, CancellationToken cancellationToken)
    {
        var passing = path + Extension;
        try
        {
            var outcome = await CopyAsync(path, passing, tags, time, cancellationToken).ConfigureAwait(false);
            AtomicFile.Replace(passing, path, time, cancellationToken);
            return outcome;
        }
        catch
        {
            AtomicFile.TryDelete(passing);
            throw;
        }
    }

    private static async Task<TagOutcome> CopyAsync(string path, string passing, SongTags tags, TimeProvider? time, CancellationToken cancellationToken)
    {
        using var from = FileLockRetry.Retry(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan), time, cancellationToken: cancellationToken);
        var prefix = Mp3Prefix.Build(ReadTag(from), tags);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var to = AtomicFile.Create(passing);
        await WriteAsync(prefix, prefix.Length).ConfigureAwait(false);
        var buffer = new byte[BufferSize];
        int count;
        while ((count = await from.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await WriteAsync(buffer, count).ConfigureAwait(false);
        }

        to.Flush(flushToDisk: true);
        return new TagOutcome { Length = to.Length, Sha256 = hash.ToHex() };

        Task WriteAsync(byte[] bytes, int length)
        {
            hash.AppendData(bytes, 0, length);
            return to.WriteAsync(bytes, 0, length, cancellationToken);
        }
    }

    /// <summary>Reads the tag of the file. The position is then the start of the audio.</summary>
    private static byte[] ReadTag(FileStream from)
    {
        var head = new byte[Id3Header.Size];
        var tag = new byte[Mp3Prefix.LengthOfTag(head.AsSpan(0, from.ReadFully(head, head.Length)))];
        from.Seek(0, SeekOrigin.Begin);
        return from.ReadFully(tag, tag.Length) == tag.Length ? tag : throw Id3Reader.Broken();
    }
}
