namespace AimlMusic.Submitting;

/// <summary>The outcome of a submit that was in doubt, according to the evidence.</summary>
internal enum DoubtOutcome
{
    /// <summary>Not resolved yet.</summary>
    Open,

    /// <summary>The service accepted the song.</summary>
    Taken,

    /// <summary>The service did not accept the song, or could not make it. Nothing was paid.</summary>
    NotTaken,
}
