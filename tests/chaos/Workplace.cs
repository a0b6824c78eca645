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

    /// <summary>The folder of the ledger.</summary>
    public string Home => Path.Combine(Root, "home");

    /// <summary>The folder of the songs.</summary>
    public string Songs => Path.Combine(Root, "songs");
}
