namespace AimlMusic;

/// <summary>Whether money was spent when an error occurred.</summary>
public enum SpendOutcome
{
    /// <summary>Nothing was spent.</summary>
    Nothing,

    /// <summary>A song may have been paid for.</summary>
    Possible,

    /// <summary>A song has been paid for.</summary>
    Spent,
}
