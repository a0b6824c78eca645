namespace AimlMusic.Submitting;

/// <summary>What the end of a submit proves.</summary>
internal enum SubmitCertainty
{
    /// <summary>The service did not take the song: the request never left, or the service refused it for a reason that precludes the taking.</summary>
    NotTaken,

    /// <summary>The service says that it has too much to do (429). The submit may be sent again, but this one is not proven to be untaken.</summary>
    Busy,

    /// <summary>The service may have taken the song.</summary>
    InDoubt,
}
