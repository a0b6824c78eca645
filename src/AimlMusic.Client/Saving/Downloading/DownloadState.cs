namespace AimlMusic.Saving;

/// <summary>What one song's tries to download it have in common: what has come so far, and of which file it is.</summary>
/// <param name="folder">Where the song is to be.</param>
/// <param name="stem">What its name begins with.</param>
/// <param name="song">Eight letters for the song.</param>
internal sealed class DownloadState(string folder, string stem, string song) : IDisposable
{
    private string? _mark;
    private EntityTag? _version;

    /// <summary>What has come; null before the first byte.</summary>
    public PartialFile? File { get; private set; }

    /// <summary>From which byte on it is still to come.</summary>
    public long From => File?.Length ?? 0;

    /// <summary>What names the file that the bytes are of, as far as this process has been told.</summary>
    public string? Condition => _version?.Condition;

    /// <summary>Makes the folder, and looks for what another process has left of the song there.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public void LookForEarlier()
    {
        Directory.CreateDirectory(folder);
        // One that is short is of no use, and may just be coming into being.
        foreach (var path in PartialName.Find(folder, song).Where(path => PartialName.VersionIn(path) is not null && LengthOf(path) > PartialFile.Doubtful).OrderByDescending(LengthOf))
        {
            File ??= PartialFile.Continue(path);
            _mark ??= File is null ? null : PartialName.VersionIn(path);
        }
    }

    /// <summary>Whether an answer goes on where the file ends, and is about the same file.</summary>
    public bool IsContinuedBy(HttpResponseMessage response, EntityTag? version) =>
        response.Content.Headers.ContentRange is { From: { } from } && from == From && version is not null && version.Mark == _mark;

    /// <summary>Begins anew, with a file of that version.</summary>
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
            // Another process is just saving the same song, or somebody else has something of that name.
            File = PartialFile.Create(folder, PartialName.Of(stem, song, null));
        }

        return File;
    }

    /// <summary>Goes on with the file; its version is known by more than its mark now.</summary>
    public PartialFile GoOn(EntityTag version)
    {
        _version = version;
        return File!;
    }

    /// <summary>Forgets what has come: none of it is of use.</summary>
    public void Discard()
    {
        if (File is { } file)
        {
            file.IsKept = false;
            file.Dispose();
        }

        (File, _mark, _version) = (null, null, null);
    }

    /// <summary>Hands the whole file over.</summary>
    public PartialFile Release()
    {
        var file = File!;
        File = null;
        return file;
    }

    /// <summary>Whether what has come is worth continuing later.</summary>
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
