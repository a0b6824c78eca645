namespace AimlMusic.PowerShell;

/// <summary>The connection of a cmdlet that was given none: the session's, else the environment's.</summary>
internal static class SessionConnection
{
    /// <exception cref="AimlMusicException">There is none, or the environment's may not be the one that is meant.</exception>
    public static AimlMusicConnection Find(PSCmdlet cmdlet, bool needsKey)
    {
        if (AimlMusicSession.Current is { } connection)
        {
            return connection;
        }

        if (needsKey)
        {
            ThrowIfEnvironmentIsNotMeant();
        }

        return AimlMusicEnvironment.Connect(HostVersion.Of(cmdlet), needsKey);
    }

    // A key in the environment may be another account's than the one that is meant.
    private static void ThrowIfEnvironmentIsNotMeant()
    {
        if (AimlMusicSession.HasFailed)
        {
            throw new AimlMusicException(
                AimlMusicErrorKind.NotConnected,
                "The last Connect-AimlMusic of this session failed. So that no other account pays in its place, nothing was sent.");
        }

        if (AimlMusicSession.IsEnvironmentInDoubt)
        {
            throw new AimlMusicException(
                AimlMusicErrorKind.NotConnected,
                "This runspace has no connection of its own, and another one of this process uses the sandbox, or failed to connect. So that nothing is paid for by mistake, nothing was sent.");
        }
    }
}
