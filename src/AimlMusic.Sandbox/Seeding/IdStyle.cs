namespace AimlMusic.Sandbox;

/// <summary>The format of the ids of a model's generations.</summary>
internal enum IdStyle
{
    /// <summary>21 characters of <c>A-Za-z0-9_-</c>.</summary>
    Short,

    /// <summary>A UUID, a colon and the model: <c>906aec79-…:elevenlabs/eleven_music</c>.</summary>
    UuidAndModel,
}
