namespace AimlMusic.Saving;

/// <summary>A file cannot be tagged without harm, or it cannot be told. It stays as it was served; that is no error.</summary>
#pragma warning disable CA1032, CA1064 // It never leaves this folder.
internal sealed class UntaggableException(string reason) : Exception(reason);
#pragma warning restore CA1032, CA1064
