#if NET
using System.Reflection;
using System.Runtime.Loader;
#endif

namespace AimlMusic.PowerShell;

/// <summary>
/// The assemblies that only Export-AimlMusicAlbum needs: that of the album and an MP3 decoder. They are in a separate folder. In
/// PowerShell 7 they have a separate load context, so that the decoder does not conflict with another version in the session.
/// </summary>
internal static class AlbumAssemblies
{
    /// <summary>The folder of the assemblies.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetDirectoryName(typeof(AlbumAssemblies).Assembly.Location)!, "Album");

#if NET
    private const string Album = "AimlMusic.Album";

    private static readonly Lazy<Context> Own = new(() =>
    {
        Context context = new();
        AssemblyLoadContext.Default.Resolving += (_, name) => name.Name == Album ? context.LoadFromAssemblyName(name) : null;
        return context;
    });

    /// <summary>Makes the assemblies available. Call it before a method that uses a type in them.</summary>
    public static void Enable() => _ = Own.Value;

    private sealed class Context() : AssemblyLoadContext("AimlMusic.Album")
    {
        // Other assemblies, such as the client, come from the module.
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = Path.Combine(Folder, assemblyName.Name + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file)
                : assemblyName.Name == typeof(MusicGeneration).Assembly.GetName().Name ? typeof(MusicGeneration).Assembly
                : null;
        }
    }
#else
    /// <summary>Makes the assemblies available, see <see cref="DesktopAssemblies"/>.</summary>
    public static void Enable()
    {
    }
#endif
}
