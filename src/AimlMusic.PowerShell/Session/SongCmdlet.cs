namespace AimlMusic.PowerShell;

/// <summary>A cmdlet that takes songs: by their ids, or as objects in whatever shape they come back.</summary>
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

    /// <summary>The songs that were given.</summary>
    protected IEnumerable<MusicGeneration> Given(string[]? ids) =>
        InputObject ?? (ids ?? []).Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => new MusicGeneration { Id = id.Trim() });
}
