namespace AimlMusic.Saving;

/// <summary>A file cannot be tagged safely, or this cannot be determined. It is saved as served, without an error.</summary>
#pragma warning disable CA1032, CA1064 // It is caught within this folder.
internal sealed class UntaggableException(string reason) : Exception(reason);
#pragma warning restore CA1032, CA1064
