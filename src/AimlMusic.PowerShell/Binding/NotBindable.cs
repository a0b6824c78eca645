namespace AimlMusic.PowerShell;

/// <summary>The one refusal of a transformation after which the binder goes on to look for another parameter.</summary>
internal static class NotBindable
{
    public static ArgumentTransformationMetadataException Because(string message) => new(message, new PSInvalidCastException(message));
}
