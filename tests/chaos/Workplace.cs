namespace AimlMusic.Chaos;

/// <summary>The folders of one run.</summary>
internal sealed class Workplace
{
    public Workplace()
    {
        Root = Directory.CreateTempSubdirectory("aimlmusic-chaos-").FullName;
        Directory.CreateDirectory(Songs);
    }

    public string Root { get; }

    /// <summary>Where the ledger is.</summary>
    public string Home => Path.Combine(Root, "home");

    /// <summary>Where the songs are saved.</summary>
    public string Songs => Path.Combine(Root, "songs");
}
