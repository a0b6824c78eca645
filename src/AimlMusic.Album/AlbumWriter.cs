using System.Collections.Concurrent;
using System.Text;
using AimlMusic.Album.Pages;
using AimlMusic.Album.Songs;

namespace AimlMusic.Album;

/// <summary>Writes the page of an album beside its songs.</summary>
/// <param name="ledger">The ledger, for songs without a sidecar file; null for none.</param>
internal sealed class AlbumWriter(SongLedger? ledger)
{
    /// <summary>The name of the page.</summary>
    public const string FileName = "index.html";

    // The mark of an album is in its first lines.
    private const int HeadLength = 4096;

    private readonly SongReader _reader = new(ledger);
    private int _done;

    /// <summary>The number of songs that are read.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Whether a file is an album of this module, which is replaced without further ado: it contains nothing that is not in the songs.</summary>
    public static bool IsAlbum(string path)
    {
        try
        {
            using var file = FileLockRetry.Retry(() => RegularFile.OpenRead(path), null);
            var head = new byte[HeadLength];
            return Encoding.UTF8.GetString(head, 0, file.ReadFully(head, head.Length)).Contains($"content=\"{AlbumPage.Generator}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads the songs and writes the page. The page is complete, or the existing one stays.</summary>
    /// <param name="path">The full path of the page.</param>
    /// <param name="title">The title of the album.</param>
    /// <param name="sources">The songs.</param>
    /// <param name="version">The version of the module.</param>
    /// <param name="overwrite">Whether to replace an existing file.</param>
    /// <param name="problem">Called for each song that is not in the album, from any thread.</param>
    /// <param name="cancellationToken">Cancels the operation; nothing is written then.</param>
    /// <returns>The number of songs in the album. If it is 0, no page was written.</returns>
    /// <exception cref="AimlMusicException">The page cannot be written.</exception>
    public int Write(string path, string title, IReadOnlyList<AlbumSource> sources, string? version, bool overwrite, Action<AimlMusicException> problem, CancellationToken cancellationToken)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        var songs = Read(sources, problem, cancellationToken);
        if (songs.Count == 0)
        {
            return 0;
        }

        try
        {
            WholeFile.Write(path, AlbumPage.Create(title, folder, songs, version), overwrite);
            return songs.Count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AimlMusicException(AimlMusicErrorKind.AlbumNotWritten, $"The album '{path}' could not be written: {e.Message}", e) { Path = path };
        }
    }

    private List<AlbumSong> Read(IReadOnlyList<AlbumSource> sources, Action<AimlMusicException> problem, CancellationToken cancellationToken)
    {
        ConcurrentDictionary<int, AlbumSong> songs = new();
        ParallelOptions options = new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, sources.Count, options, index =>
        {
            try
            {
                songs[index] = _reader.Read(sources[index], cancellationToken);
            }
            catch (AimlMusicException e)
            {
                problem(e);
            }

            Interlocked.Increment(ref _done);
        });
        return [.. songs.OrderBy(pair => pair.Key).Select(pair => pair.Value)];
    }
}
