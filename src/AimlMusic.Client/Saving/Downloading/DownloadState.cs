namespace AimlMusic.Saving;

/// <summary>The common state of all attempts to download one song: the received part, and the version of the file that it belongs to.</summary>
/// <param name="folder">The target folder.</param>
/// <param name="stem">The start of the file name.</param>
/// <param name="song">Eight characters that identify the song.</param>
internal sealed class DownloadState(string folder, string stem, string song) : IDisposable
{
    private string? _mark;
    private EntityTag? _version;

    /// <summary>The received part; null before the first byte.</summary>
    public PartialFile? File { get; private set; }

    /// <summary>The position of the next byte.</summary>
    public long From => File?.Length ?? 0;

    /// <summary>The tag of the file that the received part belongs to, if this process knows it.</summary>
    public string? Condition => _version?.Condition;

    /// <summary>Creates the folder, and looks for partial files of the song from other processes.</summary>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    public void LookForEarlier()
    {
        Directory.CreateDirectory(folder);
        // A short one is not useful, and may have just been created.
        foreach (var path in PartialName.Find(folder, song).Where(path => PartialName.VersionIn(path) is not null && LengthOf(path) > PartialFile.Doubtful).OrderByDescending(LengthOf))
        {
            File ??= PartialFile.Continue(path);
            _mark ??= File is null ? null : PartialName.VersionIn(path);
        }
    }

    /// <summary>Whether an answer continues the received part of the same file.</summary>
    public bool IsContinuedBy(HttpResponseMessage response, EntityTag? version) =>
        response.Content.Headers.ContentRange is { From: { } from } && from == From && version is not null && version.Mark == _mark;

    /// <summary>Starts again with a file of this version.</summary>
    public PartialFile Begin(EntityTag? version)
    {
        Discard();
        (_version, _mark) = (version, version?.Mark);
        DiskSpace.ThrowIfShort(folder, version?.Total ?? 0);
        try
        {
            File = PartialFile.Create(folder, PartialName.Of(stem, song, _mark));
        }
        catch (IOException) when (_mark is not null)
        {
            // Another process is saving the same song, or the name is used by another file.
            File = PartialFile.Create(folder, PartialName.Of(stem, song, null));
        }

        return File;
    }

    /// <summary>Continues the file. Its tag is known from now on.</summary>
    public PartialFile GoOn(EntityTag version)
    {
        _version = version;
        return File!;
    }

    /// <summary>Discards the received part.</summary>
    public void Discard()
    {
        if (File is { } file)
        {
            file.IsKept = false;
            file.Dispose();
        }

        (File, _mark, _version) = (null, null, null);
    }

    /// <summary>Hands over the complete file.</summary>
    public PartialFile Release()
    {
        var file = File!;
        File = null;
        return file;
    }

    /// <summary>Whether the received part is worth keeping for a later attempt.</summary>
    public bool IsWorthKeeping => File is { Length: > PartialFile.Doubtful, Audio.LooksLikeText: false, Kind: not AudioKind.Unknown } && _mark is not null;

    public void Dispose() => File?.Dispose();

    private static long LengthOf(string path)
    {
        try
        {
            return new FileInfo(path).Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
