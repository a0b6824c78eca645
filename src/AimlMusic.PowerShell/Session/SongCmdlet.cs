namespace AimlMusic.PowerShell;

/// <summary>The base class of cmdlets that accept songs: by id, or as objects, deserialized ones included.</summary>
public abstract class SongCmdlet : WaitingCmdlet
{
    /// <summary>The name of the parameter set for ids.</summary>
    protected const string IdSet = "Id";

    /// <summary>The name of the parameter set for objects.</summary>
    protected const string InputObjectSet = "InputObject";

    /// <summary>Songs, from New-AimlMusic, Import-Clixml, a job, or a row of a table with an Id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    [GenerationTransformation]
    public MusicGeneration[]? InputObject { get; set; }

    /// <summary>The songs in the input.</summary>
    protected IEnumerable<MusicGeneration> Given(string[]? ids) =>
        (InputObject ?? (ids ?? []).Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => new MusicGeneration { Id = id.Trim() })).Select(Recall);

    // A song without a model came by its id alone.
    private MusicGeneration Recall(MusicGeneration song)
    {
        try
        {
            return song.Model is null && Ledger?.FindWholeById(song.Id) is { } entry && (entry.BaseUri is null || entry.BaseUri == LikelyBaseUri.AbsoluteUri) ? entry.Fill(song) : song;
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.LedgerUnavailable)
        {
            // The service knows the song without the ledger.
            return song;
        }
    }
}
