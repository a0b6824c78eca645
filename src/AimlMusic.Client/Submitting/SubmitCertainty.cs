namespace AimlMusic.Submitting;

/// <summary>What the failure of a submit proves.</summary>
internal enum SubmitCertainty
{
    /// <summary>The service did not accept the song: the request never left, or was rejected for a reason that excludes acceptance.</summary>
    NotTaken,

    /// <summary>The service was too busy (429). The submit may be sent again, although this does not prove that it was not accepted.</summary>
    Busy,

    /// <summary>The service may have accepted the song.</summary>
    InDoubt,
}
