using System.Management.Automation;
using System.Reflection;

namespace AimlMusic.Desktop;

/// <summary>The laid module as Windows PowerShell takes it in: the cmdlets' assembly by its path, its initializer, nothing else.</summary>
internal sealed class LaidModule
{
    private readonly object _handler;

    public LaidModule(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Cmdlets = Assembly.LoadFrom(Path.Combine(Folder, "AimlMusic.PowerShell.dll"));
        // Windows PowerShell looks at all types before it calls the initializer.
        _ = Cmdlets.GetTypes();
        Handler = Cmdlets.GetType("AimlMusic.PowerShell.DesktopAssemblies", throwOnError: true);
        _handler = Activator.CreateInstance(Handler);
        // This program is outside of the folder, so the module's own handler has no answer for it.
        AppDomain.CurrentDomain.AssemblyResolve += (_, args) =>
            args.RequestingAssembly == typeof(LaidModule).Assembly ? Assembly.LoadFrom(Path.Combine(Folder, new AssemblyName(args.Name).Name + ".dll")) : null;
    }

    public string Folder { get; }

    public Assembly Cmdlets { get; }

    public Type Handler { get; }

    public void Import() => ((IModuleAssemblyInitializer)_handler).OnImport();

    public void Remove() => ((IModuleAssemblyCleanup)_handler).OnRemove(null);
}
