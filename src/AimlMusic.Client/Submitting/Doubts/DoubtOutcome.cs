namespace AimlMusic.Submitting;

/// <summary>What the evidence says of a submit that was in doubt.</summary>
internal enum DoubtOutcome
{
    /// <summary>Nothing certain yet.</summary>
    Open,

    /// <summary>The service took the song.</summary>
    Taken,

    /// <summary>The service did not take it, or could not make it: nothing was paid.</summary>
    NotTaken,
}
