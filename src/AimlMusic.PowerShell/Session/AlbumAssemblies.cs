namespace AimlMusic.PowerShell;

/// <summary>
/// The assemblies that only Export-AimlMusicAlbum needs: that of the album and an MP3 decoder. They are in a separate folder. In
/// PowerShell 7 they have a separate load context, so that the decoder does not conflict with another version in the session.
/// </summary>
internal static class AlbumAssemblies
{
    /// <summary>Makes the assemblies available. Call it before a method that uses a type in them.</summary>
    /// <exception cref="FileNotFoundException">The module is not complete.</exception>
    public static void Enable() =>
        PrivateAssemblies.Enable(ModuleFile.Require(Path.Combine(Path.GetDirectoryName(typeof(MusicGeneration).Assembly.Location)!, "Album", "AimlMusic.Album.dll")));
}
