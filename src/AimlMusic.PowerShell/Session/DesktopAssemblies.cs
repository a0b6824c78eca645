#if NETFRAMEWORK
using System.Reflection;

namespace AimlMusic.PowerShell;

/// <summary>
/// Resolves the assemblies that the module ships for Windows PowerShell, which has neither System.Text.Json nor binding redirects.
/// The handler resolves assemblies for requests from the module's own folder only.
/// </summary>
public sealed class DesktopAssemblies : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(DesktopAssemblies).Assembly.Location)!;

    /// <inheritdoc/>
    public void OnImport() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static Assembly? Resolve(object sender, ResolveEventArgs args)
    {
        var isOurs = args.RequestingAssembly is { IsDynamic: false } asking && Path.GetDirectoryName(asking.Location) is var from
            && (string.Equals(from, Folder, StringComparison.OrdinalIgnoreCase) || string.Equals(from, AlbumAssemblies.Folder, StringComparison.OrdinalIgnoreCase));
        var name = new AssemblyName(args.Name).Name + ".dll";
        var file = new[] { Path.Combine(Folder, name), Path.Combine(AlbumAssemblies.Folder, name) }.FirstOrDefault(File.Exists);
        return isOurs && file is not null ? Assembly.LoadFrom(file) : null;
    }
}
#endif
