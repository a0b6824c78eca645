namespace AimlMusic.PowerShell;

/// <summary>The exception of a transformation after which the binder tries the next parameter.</summary>
internal static class NotBindable
{
    public static ArgumentTransformationMetadataException Because(string message) => new(message, new PSInvalidCastException(message));
}
